"""What the law gives: pure calculators over dated parameters. No clock, dates are arguments."""
