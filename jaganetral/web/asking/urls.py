"""Addresses of the officers who answer."""

from django.urls import path

from jaganetral.web.asking.views import answering

app_name = "asking_desk"
urlpatterns = [
    path("", answering.queue, name="queue"),
    path("/<int:pk>", answering.question, name="question"),
    path("/<int:pk>/tolak", answering.refuse, name="refuse"),
    path("/<int:pk>/tunjuk", answering.point, name="point"),
    path("/jawaban/<int:pk>", answering.edition, name="edition"),
    path("/jawaban/<int:pk>/ubah", answering.revise, name="revise"),
    path("/jawaban/<int:pk>/terbit", answering.publish, name="publish"),
    path("/jawaban/<int:pk>/kembali", answering.give_back, name="give_back"),
    path("/jawaban/<int:pk>/tarik", answering.withdraw, name="withdraw"),
]
