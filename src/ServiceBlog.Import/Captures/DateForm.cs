namespace ServiceBlog.Import.Captures;

/// <summary>In which way a date is written: the posts of one blog all have the same.</summary>
internal enum DateForm
{
    MonthDayYear,
    DayMonthYear,
    YearFirst,
    Numbers,
}
