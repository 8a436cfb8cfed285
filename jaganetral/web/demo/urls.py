"""Addresses of this app."""

from django.urls import path

from jaganetral.web.demo import views

app_name = "demo"
urlpatterns = [path("peragaan/maju", views.go_forward, name="forward")]
