"""`python -m pipeline` is the command `kamerspoor`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
