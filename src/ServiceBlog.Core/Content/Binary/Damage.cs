namespace ServiceBlog.Core.Content.Binary;

/// <summary>What a <see cref="ByteReader"/> may throw where the bytes are not those that were written.</summary>
public static class Damage
{
    public static bool Is(Exception exception) => exception switch
    {
        AggregateException all => all.InnerExceptions.All(Is),
        InvalidDataException or ArgumentException or IndexOutOfRangeException or OverflowException => true,
        _ => false,
    };
}
