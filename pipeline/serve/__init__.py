"""`attache run` and `attache demo`: Airflow's components under one roof, and sample outlets."""
