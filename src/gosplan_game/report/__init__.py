"""Reading a finished or running history: numbers, words, charts and pages for print."""
