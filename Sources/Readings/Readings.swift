// Readings
