"""Where things are."""

from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ORIGIN = HERE / "origin"
JAR = ROOT / "conformance/target/mles-conformance.jar"
WORK = ROOT / "conformance/target/mutants"
PUBLISHED = ROOT / "results/conformance/mutants.json"
REASONS = ROOT / "ci/mutants-missed.txt"
