"""Addresses of the queue and of examining: summary, timeline, persons, evidence, screening."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
