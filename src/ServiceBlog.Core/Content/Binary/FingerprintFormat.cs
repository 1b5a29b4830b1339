namespace ServiceBlog.Core.Content.Binary;

/// <summary>Keeps fingerprints from build to build.</summary>
public static class FingerprintFormat
{
    public static void Write(ByteWriter writer, Fingerprint fingerprint)
    {
        writer.Long(fingerprint.High);
        writer.Long(fingerprint.Low);
    }

    public static Fingerprint Read(ByteReader reader) => new(reader.Long(), reader.Long());
}
