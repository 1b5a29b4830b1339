namespace ServiceBlog.Templating.Tests.Builtins;

public sealed class DateFunctionsTests : BuiltinsTest
{
    [Theory]
    [InlineData("{{ date.now.year }}", "2013")]
    [InlineData("{{ date.parse '2016/01/05' | date.add_days 1 }}", "06 Jan 2016")]
    [InlineData("{{ date.parse '2016/01/05' | date.add_months 1 }}", "05 Feb 2016")]
    [InlineData("{{ date.parse '2016/01/05' | date.add_years 1 }}", "05 Jan 2017")]
    [InlineData("{{ date.parse '2016/01/05' }}", "05 Jan 2016")]
    [InlineData("{{ date.parse '2018--06--17' '%Y--%m--%d' }}", "17 Jun 2018")]
    [InlineData("{{ date.parse '2021/11/30 20:50:23Z' }}", "30 Nov 2021")]
    [InlineData("{{ date.parse '20/01/2022 08:32:48 +00:00' culture:'en-GB' }}", "20 Jan 2022")]
    [InlineData("{{ date.parse_to_string '2016/01/05' '%Y--%m--%d' }}", "2016--01--05")]
    [InlineData("""{{ "03 14, 2016" | date.parse_to_string "%b %d, %y" input_pattern: "%m %d, %Y" }}""", "Mar 14, 16")]
    [InlineData("""{{ "2025-01-01 14:01:23" | date.parse_to_string "%r" input_pattern: "%Y-%m-%d %k:%M:%S" }}""", "02:01:23 PM")]
    [InlineData("""{{ "03/01/2025 14:01:23" | date.parse_to_string "%F" input_culture:'en-US' output_culture:'en-GB' }}""", "2025-03-01")]
    [InlineData("{{ date.parse '2016/01/05' | date.to_string '%d %b %Y' }}", "05 Jan 2016")]
    [InlineData("{{ date.parse '2016/01/05' | date.to_string '%d %B %Y' 'fr-FR' }}", "05 janvier 2016")]
    public void Every_documented_example_gives_its_documented_output(string template, string output) =>
        Render(template).ShouldBe(output);

    [Theory]
    [InlineData("%a", "Thu")]
    [InlineData("%A", "Thursday")]
    [InlineData("%b", "Sep")]
    [InlineData("%B", "September")]
    [InlineData("%c", "Thu Sep 12 22:49:27 2013")]
    [InlineData("%C", "20")]
    [InlineData("%d", "12")]
    [InlineData("%D", "09/12/13")]
    [InlineData("%e", "12")]
    [InlineData("%F", "2013-09-12")]
    [InlineData("%h", "Sep")]
    [InlineData("%H", "22")]
    [InlineData("%I", "10")]
    [InlineData("%j", "255")]
    [InlineData("%k", "22")]
    [InlineData("%l", "10")]
    [InlineData("%L", "000")]
    [InlineData("%m", "09")]
    [InlineData("%M", "49")]
    [InlineData("%n", "\n")]
    [InlineData("%N", "000000000")]
    [InlineData("%p", "PM")]
    [InlineData("%P", "pm")]
    [InlineData("%r", "10:49:27 PM")]
    [InlineData("%R", "22:49")]
    [InlineData("%s", "1379006367")]
    [InlineData("%S", "27")]
    [InlineData("%t", "\t")]
    [InlineData("%T", "22:49:27")]
    [InlineData("%u", "4")]
    [InlineData("%U", "36")]
    [InlineData("%v", "12-SEP-2013")]
    [InlineData("%V", "37")]
    [InlineData("%W", "36")]
    [InlineData("%w", "4")]
    [InlineData("%x", "09/12/2013")]
    [InlineData("%X", "22:49:27")]
    [InlineData("%y", "13")]
    [InlineData("%Y", "2013")]
    [InlineData("%Z", "+05:30")]
    [InlineData("%%", "%")]
    [InlineData("%g", "12 Sep 2013")]
    [InlineData("%g %d %b %Y", "12 Sep 2013")]
    [InlineData("at %H o'clock, 100%", "at 22 o'clock, 100%")]
    [InlineData("%q", "%q")]
    public void A_date_is_written_as_the_table_of_directives_says(string pattern, string output) =>
        Render("{{ date.now | date.to_string pattern }}", new ScriptObject { { "pattern", pattern } }).ShouldBe(output);

    [Theory]
    [InlineData("2023-01-01", "%U %W %V %u %w %j", "01 00 52 7 0 001")]
    [InlineData("2023-01-02", "%U %W %V %u %w", "01 01 01 1 1")]
    [InlineData("2018-12-31", "%U %W %V", "52 53 01")]
    [InlineData("2016-02-03 04:05:06.789", "%e|%k|%l|%L|%N|%I", " 3| 4| 4|789|789000000|04")]
    [InlineData("2016-02-03 00:05:06", "%I|%l|%p", "12|12|AM")]
    public void Weeks_and_padded_numbers_come_out_right(string date, string pattern, string output) =>
        Render("{{ date.parse date_text | date.to_string pattern }}", new ScriptObject
        {
            { "date_text", date },
            { "pattern", pattern },
        }).ShouldBe(output);

    [Theory]
    [InlineData("2016-01-05T10:20:30", "2016-01-05 10:20:30 +00:00")]
    [InlineData("2016-01-05T10:20:30+02:00", "2016-01-05 10:20:30 +02:00")]
    [InlineData("2013-09-12 22:49:27 +0530", "2013-09-12 22:49:27 +05:30")]
    [InlineData("5 Jan 2016", "2016-01-05 00:00:00 +00:00")]
    [InlineData("January 5, 2016 3:04 pm", "2016-01-05 15:04:00 +00:00")]
    [InlineData("Tue, 05 Jan 2016 10:00:00 GMT", "2016-01-05 10:00:00 +00:00")]
    [InlineData("Jan 2016", "2016-01-01 00:00:00 +00:00")]
    [InlineData("5 Jan 16 10:30", "2016-01-05 10:30:00 +00:00")]
    [InlineData("12:30", "2000-01-01 12:30:00 +00:00")]
    public void A_date_is_read_without_asking_the_machine(string text, string output) => Render(
        "{{ date.parse text | date.to_string '%F %T %Z' }}", new ScriptObject { { "text", text } }).ShouldBe(output);

    [Theory]
    [InlineData("5.1.2016", "%d.%m.%Y", "2016-01-05 00:00:00")]
    [InlineData("Tuesday, 05 January 2016", "%A, %d %B %Y", "2016-01-05 00:00:00")]
    [InlineData("02:03:04 PM 01/05/16", "%r %D", "2016-01-05 14:03:04")]
    [InlineData("29 Feb", "%d %b", "2000-02-29 00:00:00")]
    [InlineData("10:20", "%R", "2000-01-01 10:20:00")]
    [InlineData("2016 year", "%Y year", "2016-01-01 00:00:00")]
    [InlineData("5", "%d", "2000-01-05 00:00:00")]
    [InlineData("01/05/2016 21:22:23", "%x %X", "2016-01-05 21:22:23")]
    [InlineData("05 January 2016", "%d %B %Y", "2016-01-05 00:00:00")]
    [InlineData(" 5-JAN-2016", "%v", "2016-01-05 00:00:00")]
    [InlineData("Tue Jan  5 10:20:30 2016", "%c", "2016-01-05 10:20:30")]
    [InlineData("100% of 2016", "100%% of %Y", "2016-01-01 00:00:00")]
    public void A_pattern_reads_what_it_writes(string text, string pattern, string output) => Render(
        "{{ date.parse text pattern | date.to_string '%F %T' }}",
        new ScriptObject { { "text", text }, { "pattern", pattern } }).ShouldBe(output);

    [Theory]
    [InlineData("{{ date.parse 'tomorrow' }}|{{ date.parse '5 January' }}|{{ date.parse '01/05' }}", "01 Jan 0001|01 Jan 0001|01 Jan 0001")]
    [InlineData("{{ date.parse 'x' '%Y' }}|{{ (date.parse '2016-01' '%F').year }}", "01 Jan 0001|1")]
    [InlineData("{{ date.parse '' }}|{{ date.parse null }}|{{ null | date.parse_to_string }}", "||")]
    [InlineData("{{ null | date.to_string '%Y' }}|{{ null | date.add_days 1 }}", "|")]
    [InlineData("{{ date.parse '2016-01-31' | date.add_months 1 }}", "29 Feb 2016")]
    [InlineData("{{ date.parse '2016-02-29' | date.add_years (-1) }}", "28 Feb 2015")]
    [InlineData("{{ date.parse '2016-01-05' | date.add_days 0.5 | date.to_string '%T' }}", "12:00:00")]
    [InlineData("{{ date.parse '2016-01-05' | date.add_hours 1 | date.add_minutes 2 | date.add_seconds 3 | date.add_milliseconds 4 | date.to_string '%T.%L' }}", "01:02:03.004")]
    [InlineData("{{ date.parse '2016-12-30' | date.to_string '%A %d %B' 'de-DE' }}", "Freitag 30 Dezember")]
    [InlineData("{{ '2016/01/05' | date.parse_to_string 'Day %d of %B' }}|{{ '2016/01/05' | date.parse_to_string }}", "Day 05 of January|05 Jan 2016")]
    [InlineData("{{ date.format }}|{{ date.default_format }}", "%d %b %Y|%d %b %Y")]
    [InlineData("{{ date.format = '%Y-%m-%d'; date.now }} {{ date.now | date.to_string }} {{ date.now | date.to_string '%g' }}", "2013-09-12 2013-09-12 2013-09-12")]
    [InlineData("{{ date.format = '%Y'; [date.now] | array.join ',' }}", "2013")]
    [InlineData("{{ (date.parse '2016-01-05') == (date.parse '5 Jan 2016') }}", "true")]
    [InlineData("{{ ((date.parse '2016-01-07') - (date.parse '2016-01-05')).days }}", "2")]
    [InlineData("{{ (date.parse '2016-01-05') + (timespan.from_days 2) }}", "07 Jan 2016")]
    [InlineData("{{ d = date.now; d.month }} {{ d.day }} {{ d.day_of_year }} {{ d.hour }} {{ d.minute }} {{ d.second }} {{ d.millisecond }}", "9 12 255 22 49 27 0")]
    public void Dates_can_be_worked_with(string template, string output) => Render(template).ShouldBe(output);

    [Theory]
    [InlineData("{{ date.now | date.to_string '%A' 'xx-NOPE' }}", "xx-NOPE")]
    [InlineData("{{ date.now | date.add_years 9000 }}", "year 9999")]
    [InlineData("{{ date.now | date.add_days 1e300 }}", "year 9999")]
    [InlineData("{{ '2016-01-05' | date.to_string '%Y' }}", "datetime")]
    [InlineData("{{ date.parse '2016' '%U' }}", "The pattern %U is not supported for the parse method")]
    public void A_wrong_argument_is_reported(string template, string message) =>
        ErrorOf(template).ShouldContain(message);

    [Fact]
    public void Without_a_clock_there_is_no_now() =>
        Should.Throw<TemplateException>(() => Template.Parse("{{ date.now }}", "test").Render())
            .Message.ShouldContain("clock");
}
