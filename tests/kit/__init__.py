"""What tests stand on: named people, a clock moved by hand, foreseeable ids, servers started for the test."""
