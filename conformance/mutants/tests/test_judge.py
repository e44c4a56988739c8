import json
import os
import stat
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import judge


def case(name, verdict, level):
    return {"id": name, "verdict": verdict, "level": level, "clauses": ["V1-KEY-04"], "message": "first\nsecond"}


class JudgeTest(unittest.TestCase):
    def test_prefers_a_case_that_must_pass(self):
        cases = [case("a", "fail", "impl"), case("b", "fail", "must"), case("c", "pass", "must")]
        self.assertEqual("b", judge.first_failure({"cases": cases})["caught"])

    def test_says_in_one_line_what_was_seen(self):
        self.assertEqual("first", judge.first_failure({"cases": [case("a", "fail", "must")]})["message"])

    def test_catches_nothing_where_all_pass_or_say_something(self):
        cases = [case("a", "pass", "must"), case("b", "info", "may")]
        self.assertIsNone(judge.first_failure({"cases": cases})["caught"])

    def test_gives_the_suite_a_command_with_every_place(self):
        command = judge.command_of("origin")
        for place in (*judge.PLACES, "port", "key", "address-key"):
            self.assertIn("{" + place + "}", command)

    def test_ends_a_run_that_takes_too_long(self):
        with tempfile.TemporaryDirectory() as directory, mock.patch.object(judge, "MOST_SECONDS", 0.1):
            sleeper = Path(directory) / "suite"
            sleeper.write_text("#!/bin/sh\nexec sleep 100\n")
            sleeper.chmod(sleeper.stat().st_mode | stat.S_IXUSR)
            with mock.patch.dict(os.environ, {"MLES_CONFORMANCE": str(sleeper)}):
                self.assertIsNone(judge.run_suite(directory, Path(directory) / "report.json"))

    def test_reads_the_report_of_the_suite(self):
        with tempfile.TemporaryDirectory() as directory:
            report = Path(directory) / "made.json"
            report.write_text(json.dumps({"cases": [case("a", "fail", "should")]}))
            suite = Path(directory) / "suite"
            suite.write_text(f'#!/bin/sh\nfor last; do case $last in json=*) cp {report} "${{last#json=}}";; esac; done\n')
            suite.chmod(suite.stat().st_mode | stat.S_IXUSR)
            with mock.patch.dict(os.environ, {"MLES_CONFORMANCE": str(suite)}):
                self.assertEqual("should", judge.verdict_on(None)["level"])


if __name__ == "__main__":
    unittest.main()
