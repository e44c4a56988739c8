"""The release before the judge: every case of version 2 for servers."""

from servers import release


async def the_release_before_the_judge(stage):
    """Every case of version 2 is asked; what the release is known to fail stands in a list, with reasons."""
    cast = stage.cast
    server = release(cast)
    # The whole suite is one address, of which the release takes 32 connections unless told otherwise.
    server.words += ["--filelimit", "20000", "--per-ip-limit", "20000"]
    await stage.server("release", server)
    target = ["--name", "release 2.9.4", "--target", f"localhost:{server.port}", "--tls", "--ca", cast.certificate.file]
    judge = await stage.program("judge", [*cast.judge, *target])
    await judge.process.wait()
    await judge.reading
    stage.check("the cases that fail are those of the list, and no others", judge.process.returncode, 0)
