-- The running conversations of Rasa stand apart from what lasts, so that neither can harm the other.
CREATE DATABASE tracker OWNER teman;
