"""Registers the app with Django."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "jaganetral.web.statistics"
    label = "statistics"
