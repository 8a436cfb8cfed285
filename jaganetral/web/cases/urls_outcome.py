"""Addresses of assessment, deadlines, letters, decision and follow-up."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
