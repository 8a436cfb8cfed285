"""Addresses of what stands under prevention but is counted here."""

from django.urls import path

from jaganetral.web.statistics import views_risk

app_name = "risk"
urlpatterns = [
    path("kerja/cegah/risiko", views_risk.signals, name="signals"),
    path("kerja/angka/cegah", views_risk.measured, name="measured"),
    path("kerja/angka/cegah.csv", views_risk.measured_csv, name="measured_csv"),
]
