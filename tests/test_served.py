"""The program for scripts of a shell is as the real one is to whoever calls it."""

from desk import Desk
from served import program


def test_a_script_has_status_and_streams_of_the_real_program(desk: Desk) -> None:
    desk.article("a.txt", "Cod quota", "The quota for cod was halved.")
    desk.article("in/b.txt", "Cod lands", "The cod was landed.")
    script = """
        cat a.txt | $TRIAGE scan - -t cod --jsonl | grep '"type":"hit"'; echo $?
        cd in && $TRIAGE scan . -t eel -f csv --exit-code; echo $?
        $TRIAGE scan nothing -t cod
    """
    real = desk.shell(script)
    with program(desk.folder / "bin") as served:
        ran = desk.shell(script, {"TRIAGE": str(served)})
    assert (ran.status, ran.stdout, ran.stderr) == (real.status, real.stdout, real.stderr)
    assert (ran.status, [line for line in ran.lines if line.isdigit()]) == (2, ["0", "1"])
