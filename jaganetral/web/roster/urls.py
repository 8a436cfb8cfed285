"""Addresses of the roster; all stand under /kerja/pegawai."""

from django.urls import URLPattern, path

from jaganetral.web.roster import views, views_import

app_name = "roster"
urlpatterns: list[URLPattern] = [
    path("", views.listing, name="list"),
    path("/<int:pk>", views.person, name="person"),
    path("/impor", views_import.upload, name="import"),
    path("/impor/coba", views_import.trial, name="trial"),
    path("/impor/coba/rejected.csv", views_import.trial_rejected, name="trial_rejected"),
    path("/impor/<int:pk>", views_import.load, name="load"),
    path("/impor/<int:pk>/rejected.csv", views_import.rejected, name="rejected"),
    path("/impor/<int:pk>/batal", views_import.undo, name="undo"),
]
