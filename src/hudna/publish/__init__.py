"""Publishing: readings and claims as pages, tables and files for people. Nothing here reads or decides."""
