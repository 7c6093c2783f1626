"""What is read becomes series and events in the store: identified, decided and recorded. No network, no documents."""
