"""Addresses of the queue, of cases, and of what follows from them."""

from jaganetral.web.cases import urls_examine, urls_outcome

app_name = "cases"
urlpatterns = [*urls_examine.urlpatterns, *urls_outcome.urlpatterns]
