"""Whether a film is finished: everything that decides it, as digests."""

from __future__ import annotations

import os
from typing import Any

from lantern import plan
from lantern.core.problems import Failure
from lantern.core.store import digest_file
from lantern.plan.project import Project
from lantern.rendering.publish.folder import FolderPublisher
from lantern.rendering.session import RenderOptions
from lantern.visuals.clip import effects


def find_finished(project: Project, options: RenderOptions) -> dict[str, Any] | None:
    """Return the report of the last rendering if it was of this very film; else None.

    All files of the rendering are still there. It passed every check when it was made, so this may
    be asked before they are made again.
    """
    if options.only:
        return None
    try:
        report = FolderPublisher(options.out).load_finished_report()
        if report and report.get("inputs") == compute_fingerprint(project, options):
            return {**report, "nothing_to_do": True}
    except (Failure, OSError):  # the checks say what and where
        return None
    return None


def compute_fingerprint(project: Project, options: RenderOptions) -> dict[str, Any]:
    """Return everything that decides the film, as digests: equal ones, nothing to do.

    Raises:
        OSError: A file can't be read.
    """
    script = project.script
    root = script.places.project
    files = {*script.iter_files(), *(asset.path for asset in project.assets)}
    digests = {os.path.relpath(file, root): digest_file(file) for file in sorted(files)}
    libraries = dict(plan.list_versions())
    if any(each.shot.clip or each.shot.effects for each in script.shots):
        libraries |= effects.list_versions()
    return {
        "files": digests,
        "choices": [options.voice, options.offline, options.variant, options.shape],
        "program": plan.digest_code(),
        "libraries": libraries,
    }
