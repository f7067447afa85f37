"""The case of one worker: papers to hold in the hand and letters to send."""
