"""What people see and hear, over networks that are cut and changed: nothing may run beside these tests."""
