"""What other programs know: codes and forms in which what a person marked goes in and out. No Qt."""
