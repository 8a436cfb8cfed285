"""Addresses of signing in. Their names have no app in front: Django and the gate know them."""

from django.urls import URLPattern, path

from jaganetral.web.accounts import views, views_own

urlpatterns: list[URLPattern] = [
    path("masuk", views.sign_in, name="account_login"),
    path("masuk/kode", views.second_factor, name="account_second_factor"),
    path("masuk/mulai/<str:token>", views.set_up, name="account_set_up"),
    path("masuk/tugas", views_own.choose_duty, name="account_duty"),
    path("masuk/kode-pemulihan", views_own.recovery, name="account_recovery"),
    path("keluar", views.sign_out, name="account_logout"),
]
