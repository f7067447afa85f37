"""The whole path under load: a Bot API of our own → bot → Rasa → actions → database.

    python -m bench.load --rate 50 --seconds 600 --write

People talk by a script (`talk.py`); what each turn must bring is recorded once, alone and slowly.
Under load every person's messages are compared with it, one by one and in order: what is missing
is lost, what is there twice is doubled. Beside it, in the same run, Rasa as it comes (same model,
same actions, REST channel, none of our mends) gets the same messages at the same pace.
"""
