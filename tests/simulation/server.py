"""`python -m simulation.server IN OUT`: messages by two named pipes, one JSON line each way."""

import json
import shutil
import sys
import traceback


def main(incoming: str, outgoing: str) -> None:
    """Answer until the other side hangs up."""
    # Both pipes first: whatever fails from here on can be told.
    with open(incoming) as questions, open(outgoing, "w") as answers:

        def tell(what: object) -> None:
            answers.write(json.dumps(what) + "\n")
            answers.flush()

        try:
            # The program is loaded only now: it may be one that does not even start.
            from simulation.answering import answer, begin, new_folder

            folder = new_folder()
            try:
                hall = begin(folder)
                for line in questions:
                    tell(answer(hall, json.loads(line)))
            finally:
                shutil.rmtree(folder, ignore_errors=True)
        except Exception:
            tell({"error": traceback.format_exc(limit=-6)})


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
