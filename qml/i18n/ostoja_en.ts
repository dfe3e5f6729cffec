<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>ArrivalsSide</name>
    <message numerus="yes">
        <source>%n wait(s)</source>
        <comment>people who came</comment>
        <translation>
            <numerusform>%n person waits</numerusform>
            <numerusform>%n people wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoardWords</name>
    <message numerus="yes">
        <source>%n free</source>
        <comment>beds of a room</comment>
        <translation>
            <numerusform>%n free</numerusform>
            <numerusform>%n free</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NightChart</name>
    <message numerus="yes">
        <source>at %1 %n hold(s) run out</source>
        <translation>
            <numerusform>at %1 %n hold runs out</numerusform>
            <numerusform>at %1 %n holds run out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message numerus="yes">
        <source>%n person(s) wait(s) at the door</source>
        <translation>
            <numerusform>%n person waits at the door</numerusform>
            <numerusform>%n persons wait at the door</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StaffWords</name>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n year old</numerusform>
            <numerusform>%n years old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>free</source>
        <comment>places, beside the number</comment>
        <translation>
            <numerusform>free</numerusform>
            <numerusform>free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>occupied</source>
        <comment>places, beside the number</comment>
        <translation>
            <numerusform>occupied</numerusform>
            <numerusform>occupied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>held</source>
        <comment>places, beside the number</comment>
        <translation>
            <numerusform>held</numerusform>
            <numerusform>held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>out of service</source>
        <comment>places, beside the number</comment>
        <translation>
            <numerusform>out of service</numerusform>
            <numerusform>out of service</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>extra</source>
        <comment>places, beside the number</comment>
        <translation>
            <numerusform>extra</numerusform>
            <numerusform>extra</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnseenPart</name>
    <message numerus="yes">
        <source>%n stay(s) end(s). Whoever is ticked as seen stays.</source>
        <translation>
            <numerusform>%n stay ends. Whoever is ticked as seen stays.</numerusform>
            <numerusform>%n stays end. Whoever is ticked as seen stays.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WinterScreen</name>
    <message numerus="yes">
        <source>%n extra bed(s)</source>
        <translation>
            <numerusform>%n extra bed</numerusform>
            <numerusform>%n extra beds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>By its own hours the house is shut now: %n stay(s) end(s) at once. Whom somebody kept stays.</source>
        <translation>
            <numerusform>By its own hours the house is shut now: %n stay ends at once. Whom somebody kept stays.</numerusform>
            <numerusform>By its own hours the house is shut now: %n stays end at once. Whom somebody kept stays.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>free cabins</source>
        <comment>beside the number</comment>
        <translation>
            <numerusform>free cabin</numerusform>
            <numerusform>free cabins</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>free seats</source>
        <comment>beside the number</comment>
        <translation>
            <numerusform>free seat</numerusform>
            <numerusform>free seats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>free cabins</source>
        <comment>in another place of the town</comment>
        <translation>
            <numerusform>free cabin</numerusform>
            <numerusform>free cabins</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>free seats</source>
        <comment>in another place of the town</comment>
        <translation>
            <numerusform>free seat</numerusform>
            <numerusform>free seats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>free beds</source>
        <comment>in another place of the town</comment>
        <translation>
            <numerusform>free bed</numerusform>
            <numerusform>free beds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>figure %n minute(s) old</source>
        <translation>
            <numerusform>figure a minute old</numerusform>
            <numerusform>figure %n minutes old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n floor(s) up</source>
        <translation>
            <numerusform>one floor up</numerusform>
            <numerusform>%n floors up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n floor(s) down</source>
        <translation>
            <numerusform>one floor down</numerusform>
            <numerusform>%n floors down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>free places</source>
        <comment>beside the number</comment>
        <translation>
            <numerusform>free place</numerusform>
            <numerusform>free places</numerusform>
        </translation>
    </message>
</context>
</TS>
