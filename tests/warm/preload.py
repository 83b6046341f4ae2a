"""What commands and bots import: every module of the program, and the packages that these import when they work."""

import importlib
import pkgutil

import bot
import corpus
import index
from tests.shared_contexts import share_contexts

_PACKAGES = (
    "alembic.runtime.environment",
    "chromadb",
    "filelock",
    "sqlalchemy.dialects.sqlite",
    "telegram.ext",
    "tokenizers",
    "uvicorn",
)

for package in (corpus, index, bot):
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if ".migrations" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
for name in _PACKAGES:
    importlib.import_module(name)
share_contexts()
