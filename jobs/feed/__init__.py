"""Files and feeds of offices, training centres and portals: CSV, JSON, schema.org JobPosting."""
