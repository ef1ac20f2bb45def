"""The calendar: which days are working days, where."""

from campaignkit.calendar.working_days import known, working_day_from, working_days_between, working_in

__all__ = ["known", "working_day_from", "working_days_between", "working_in"]
