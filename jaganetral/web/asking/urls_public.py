"""Public addresses of this app; they stand before the advisor's own, whose slugs are open."""

from django.urls import path

from jaganetral.web.asking.views import asking

app_name = "asking"
urlpatterns = [
    path("bolehkah/tanya", asking.send, name="send"),
    path("bolehkah/tanya/terkirim", asking.sent, name="sent"),
    path("bolehkah/tanya/jawaban", asking.read, name="read"),
    path("bolehkah/tanya-jawab", asking.library, name="library"),
    path("bolehkah/tanya-jawab/<int:pk>", asking.entry, name="entry"),
]
