namespace ServiceBlog.Templating.Tests.Builtins;

public sealed class TimeSpanFunctionsTests : BuiltinsTest
{
    [Theory]
    [InlineData("{{ (timespan.from_days 5).days }}")]
    [InlineData("{{ (timespan.from_hours 5).hours }}")]
    [InlineData("{{ (timespan.from_minutes 5).minutes }}")]
    [InlineData("{{ (timespan.from_seconds 5).seconds }}")]
    [InlineData("{{ (timespan.from_milliseconds 5).milliseconds }}")]
    public void Every_documented_example_gives_its_documented_output(string template) => Render(template).ShouldBe("5");

    [Theory]
    [InlineData("{{ timespan.from_hours 36 }}", "1.12:00:00")]
    [InlineData("{{ timespan.from_days 0.1 }}", "02:24:00")]
    [InlineData("{{ t = timespan.from_minutes 90; t.total_hours }} {{ t.total_minutes }} {{ t.total_days }} {{ t.total_seconds }} {{ t.total_milliseconds }}", "1.5 90 0.0625 5400 5400000")]
    [InlineData("{{ timespan.parse '1.02:03:04' }} {{ (timespan.parse '00:01:30').total_seconds }}", "1.02:03:04 90")]
    [InlineData("{{ timespan.parse null }}", "")]
    [InlineData("{{ (timespan.from_hours 1) + (timespan.from_minutes 30) }}", "01:30:00")]
    public void Time_spans_can_be_worked_with(string template, string output) => Render(template).ShouldBe(output);

    [Theory]
    [InlineData("{{ timespan.parse 'soon' }}", "`soon` is not a time span")]
    [InlineData("{{ timespan.from_days 1e300 }}", "too long")]
    public void A_wrong_argument_is_reported(string template, string message) =>
        ErrorOf(template).ShouldContain(message);
}
