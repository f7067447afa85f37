"""The next job: vacancies and courses from portals, saved alerts, deliveries, reminders."""
