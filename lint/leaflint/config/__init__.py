"""The configuration of an organisation."""

from __future__ import annotations

from leaflint.config.settings import Ages, Config, load_config, read_config

__all__ = ["Ages", "Config", "load_config", "read_config"]
