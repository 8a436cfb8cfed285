"""Public addresses of this app."""

from django.urls import path

from jaganetral.web.statistics import views

app_name = "statistics_public"
urlpatterns = [
    path("statistik", views.national, name="national"),
    path("data/statistik.csv", views.table, name="table"),
]
