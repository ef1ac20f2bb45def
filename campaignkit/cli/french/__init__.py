"""The French of `--help`: loaded only when French is asked for."""
