"""Specs of SpiffWorkflow's parser → the plain model that the runtime reads."""

from engine.definitions.assembly.process import build_global_tasks, build_process

__all__ = ["build_global_tasks", "build_process"]
