"""The house's own name above allauth's pages."""

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.deprecation import MiddlewareMixin


class Masthead(MiddlewareMixin):
    """Takes away the `site` that allauth hands to its templates.

    That one is made of the Host header, which whoever asks may choose; ours has the same name in
    templates, and is seen again once it is gone.
    """

    def process_template_response(
        self,
        request: HttpRequest,  # noqa: ARG002, Django's signature
        response: TemplateResponse,
    ) -> TemplateResponse:
        """Take it away before the page is made."""
        if response.context_data is not None:
            response.context_data.pop("site", None)
        return response
