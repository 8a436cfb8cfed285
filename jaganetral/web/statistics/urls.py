"""Addresses of this app."""

from django.urls import path

from jaganetral.web.statistics import views

app_name = "statistics"
urlpatterns = [path("", views.internal, name="internal")]
