"""The commands, a file for each group; `register` puts a group's commands on the application."""
