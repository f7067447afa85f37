"""Reading and writing Indonesian: rupiah, durations, dates, slang. Standard library only."""
