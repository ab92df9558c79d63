"""attaché: from news feeds to a briefing."""
