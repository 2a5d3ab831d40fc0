"""Django's settings, made from the house's own (config.py)."""

from datetime import timedelta
from urllib.parse import urlsplit

from filrouge.config import system_zone
from filrouge.project.given import given
from filrouge.project.mail import mail_settings
from filrouge.project.secret import secret_key

HOUSE = given()
_IS_HTTPS = HOUSE.site_address.startswith("https://")

SECRET_KEY = secret_key(HOUSE)
DEBUG = False
# Nothing of ours is made from the Host header but links in mails, and those use `site_address`.
ALLOWED_HOSTS = ["*"]
USE_X_FORWARDED_HOST = HOUSE.trusted_proxies > 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HOUSE.trusted_proxies > 0 else None
CSRF_TRUSTED_ORIGINS = [HOUSE.site_address] if HOUSE.site_address else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    # Ours before allauth: a template is taken from the first app that has it.
    "filrouge.accounts",
    "filrouge.newsroom",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # A desk brings its live and all its words along: 300 kB as they are, 60 kB packed.
    "django.middleware.gzip.GZipMiddleware",
    "filrouge.accounts.policy.ContentPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "filrouge.accounts.language.UserLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "filrouge.accounts.activity.Activity",
    "filrouge.accounts.masthead.Masthead",
]

ROOT_URLCONF = "filrouge.project.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "filrouge.newsroom.surroundings.surroundings",
            ],
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOUSE.data / "newsroom.db",
        "OPTIONS": {
            # A second writer waits for its turn at the beginning, and not in the middle.
            "transaction_mode": "IMMEDIATE",
            "timeout": 15,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            " PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # The counts of tries are kept here: who tries with many addresses must not push them out.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

LANGUAGE_CODE = HOUSE.site_language
LANGUAGES = [("fr", "Français"), ("en", "English")]
USE_I18N = True
USE_TZ = True
# Named always: Django would make UTC of it for all that asks this machine.
TIME_ZONE = HOUSE.time_zone or system_zone()

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if _IS_HTTPS else 0
SESSION_COOKIE_NAME = "filrouge_session"
SESSION_COOKIE_AGE = round(timedelta(days=30).total_seconds())
SESSION_COOKIE_SECURE = _IS_HTTPS
CSRF_COOKIE_NAME = "filrouge_csrf"
CSRF_COOKIE_SECURE = _IS_HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
# The desk's script has to send it back (docs.djangoproject.com, "Using CSRF protection with AJAX").
CSRF_COOKIE_HTTPONLY = False
CSRF_FAILURE_VIEW = "filrouge.accounts.views.failure.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name", "signature")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "newsroom:lives"
LOGOUT_REDIRECT_URL = "account_login"

_FORMS = "filrouge.accounts.forms"
ACCOUNT_ADAPTER = "filrouge.accounts.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.entrance.LoginForm",
    "request_login_code": f"{_FORMS}.entrance.RequestCodeForm",
    "confirm_login_code": f"{_FORMS}.entrance.ConfirmCodeForm",
    "reauthenticate": f"{_FORMS}.entrance.ReauthenticateForm",
    "reset_password": f"{_FORMS}.entrance.RequestResetForm",
    "reset_password_from_key": f"{_FORMS}.password.ResetPasswordForm",
    "change_password": f"{_FORMS}.password.ChangePasswordForm",
    "set_password": f"{_FORMS}.password.SetPasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# Addresses are known to be right: an administrator wrote them, or a mail arrived there.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
# Mail may take minutes. 20 letters to the power of 8, and three tries.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Django's own. allauth's keeps each address in a table of its own, by which one could still sign in
# with an address that was changed, and have the new password of who has it now.
_TOKENS = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = _TOKENS
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if _IS_HTTPS else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = HOUSE.trusted_proxies
MFA_ADAPTER = "filrouge.accounts.second_step.MFAAdapter"
MFA_FORMS = {
    "authenticate": f"{_FORMS}.entrance.StepForm",
    "authenticate_webauthn": f"{_FORMS}.entrance.PasskeyStepForm",
    "reauthenticate": f"{_FORMS}.entrance.ReauthenticateStepForm",
    "reauthenticate_webauthn": f"{_FORMS}.entrance.ReauthenticatePasskeyForm",
    "login_webauthn": f"{_FORMS}.entrance.PasskeyLoginForm",
    "activate_totp": f"{_FORMS}.security.ActivateAppForm",
    "add_webauthn": f"{_FORMS}.security.AddPasskeyForm",
    "edit_webauthn": f"{_FORMS}.security.NamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = HOUSE.site_name
# Clocks of phones go wrong: the code before and the code after are good too (RFC 6238, 5.2).
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# Browsers take plain http on this machine for secure (W3C Secure Contexts, 3.1).
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = urlsplit(HOUSE.site_address).scheme != "https"

LOGGING_CONFIG = None

for _name, _value in mail_settings(HOUSE).items():
    globals()[_name] = _value
