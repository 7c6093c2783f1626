from __future__ import annotations

import subprocess
import sys
import textwrap


def test_the_processes_share_the_packs_asked_for_and_nothing_that_only_the_daemon_needs() -> None:
    program = """
        import gc, os, sys, time
        from monitor.read.preparing import LANGUAGES
        os.environ[LANGUAGES] = "de en fr"
        import monitor.read.preloaded
        from monitor.read.detecting import detector

        assert gc.isenabled() and gc.get_freeze_count() > 10_000
        assert not {"sqlalchemy", "httpx2", "starlette", "monitor.store", "monitor.fetch"} & {*sys.modules}

        def taken(*languages):
            began = time.process_time()
            for language in languages:
                detector().detect("Night Couriers ends", language)
            return time.process_time() - began

        assert taken("de", "en", "fr") < taken("hu") / 3, "a pack was not ready, or one that nobody asked for was"
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=True, timeout=60)
