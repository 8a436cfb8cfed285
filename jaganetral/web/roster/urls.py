"""Addresses of the roster; all stand under /kerja/pegawai."""

from django.urls import URLPattern, path

from jaganetral.web.roster import views, views_import, views_workplaces

app_name = "roster"
urlpatterns: list[URLPattern] = [
    path("", views.listing, name="list"),
    path("/<int:pk>", views.person, name="person"),
    path("/impor", views_import.upload, name="import"),
    path("/impor/<int:pk>", views_import.load, name="load"),
    path("/impor/<int:pk>/rejected.csv", views_import.rejected, name="rejected"),
    path("/impor/<int:pk>/perubahan/<slug:kind>", views_import.changes, name="changes"),
    path("/impor/<int:pk>/simpan", views_import.confirm, name="confirm"),
    path("/impor/<int:pk>/buang", views_import.drop, name="drop"),
    path("/impor/<int:pk>/batal", views_import.undo, name="undo"),
    path("/instansi", views_workplaces.workplaces, name="workplaces"),
]
